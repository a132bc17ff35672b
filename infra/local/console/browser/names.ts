// Names of the templates without what all of them have in common.

/** `Rollcall-local-Parked` -> `Parked` */
export const shortAlarm = (name: string): string => name.split('-').slice(2).join('-') || name;

/** `Rollcall-local-Commands-CreateUserFunction78C83F39` -> `CreateUser` */
export const shortFunction = (name: string): string => /-([A-Za-z]+)Function[0-9A-F]{8}$/u.exec(name)?.[1] ?? name;
