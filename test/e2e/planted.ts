// Values of people that cannot be taken for anything else: whoever is made of them can be looked for in all that a stack prints and keeps.

/** What each value of a kind has in it, and nothing else has. The name's has a letter that escapes change. */
export const ROOTS = { email: 'mailplanted', name: 'Zyxwånda', externalId: 'extplanted', reason: 'reasonplanted' } as const;
export type PlantedKind = keyof typeof ROOTS;

export const plantedEmail = (number: number | string): string => `${ROOTS.email}.${number}@example.com`;
export const plantedExternalId = (number: number | string): string => `${ROOTS.externalId} ${number}`;
export const PLANTED_NAME = `${ROOTS.name} Näme`;
export const PLANTED_OTHER_NAME = `Other ${ROOTS.name}`;
/** With letters that JSON and URLs escape. */
export const PLANTED_REASON = `A ${ROOTS.reason}: "free" text & 100 %`;
