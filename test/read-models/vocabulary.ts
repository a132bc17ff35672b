// The words that a random past is made of, with how people without those keys type them.

export const FIRST_NAMES = {
  Ada: 'ada',
  Adam: 'adam',
  Zoë: 'zoe',
  Łukasz: 'lukasz',
  Nikos: 'nikos',
  Ольга: 'ольга',
  美咲: '美咲',
} as const;
export const LAST_NAMES = { Lovelace: 'lovelace', Adair: 'adair', Müller: 'muller', Strauß: 'strauss', 'de Vries': 'de vries' } as const;
export const DOMAINS = Array.from({ length: 13 }, (_, n) => `${n % 3 === 0 ? 'mail' : 'corp'}${n}.example`);
