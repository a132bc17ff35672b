// How fast input is checked: the schemas and specifications of the domain beside checks written by hand for the same rules.
import { validate } from '../../../domain/kernel/validation.ts';
import { CreateUserBody } from '../../../domain/user/decide/create-user.ts';
import { Email, emailRule } from '../../../domain/user/values/email.ts';
import { nameRule, PersonName } from '../../../domain/user/values/name.ts';
import type { Table } from '../part.ts';
import { ratioCells, rough } from '../report/figures.ts';
import { checkBody, emailOk, nameOk } from './by-hand.ts';
import { type Candidate, interleave } from './interleave.ts';

const EMAIL = 'Ada.Lovelace+news@mail.example.com';
const NAME = 'Ada Lovelace';
const BAD_EMAIL = '.ada..lovelace@-example.c';
const BAD_NAME = '_Ada__Lovelace!';

const VALID = { email: EMAIL, name: NAME, role: 'guest', externalId: 'hr-004711' };
const INVALID = { email: BAD_EMAIL, name: BAD_NAME, role: 'owner', nickname: 'Ada' };

const GROUPS: readonly (readonly [Candidate, ...Candidate[]])[] = [
  [
    { name: 'CreateUser, valid: by hand (baseline)', run: () => checkBody(VALID) },
    { name: 'CreateUser, valid: the schema', run: () => validate(CreateUserBody, VALID) },
  ],
  [
    { name: 'CreateUser, all fields wrong: by hand (baseline)', run: () => checkBody(INVALID) },
    { name: 'CreateUser, all fields wrong: the schema, all violations', run: () => validate(CreateUserBody, INVALID) },
  ],
  [
    { name: 'email: by hand (baseline)', run: () => emailOk(EMAIL) },
    { name: 'email: the specification', run: () => emailRule.isSatisfiedBy(EMAIL) },
    { name: 'email: the value object', run: () => Email.safeParse(EMAIL) },
    { name: 'email, invalid: all violations in words', run: () => emailRule.violations(BAD_EMAIL) },
    { name: 'email: the rule explained', run: () => emailRule.explain() },
  ],
  [
    { name: 'name: by hand (baseline)', run: () => nameOk(NAME) },
    { name: 'name: the specification', run: () => nameRule.isSatisfiedBy(NAME) },
    { name: 'name: the value object', run: () => PersonName.safeParse(NAME) },
    { name: 'name, invalid: all violations in words', run: () => nameRule.violations(BAD_NAME) },
    { name: 'name: the rule explained', run: () => nameRule.explain() },
  ],
];

/** Both sides must agree on what they are timed with, or the comparison means nothing. */
const disagreements = (): readonly string[] => {
  const schemaAccepts = validate(CreateUserBody, VALID).ok && !validate(CreateUserBody, INVALID).ok;
  const handAccepts = checkBody(VALID).length === 0 && checkBody(INVALID).length > 0;
  const valuesAgree = emailOk(EMAIL) && !emailOk(BAD_EMAIL) && nameOk(NAME) && !nameOk(BAD_NAME);
  return schemaAccepts && handAccepts && valuesAgree
    ? []
    : ['The checks written by hand and the schemas disagree: the ratios mean nothing.'];
};

export const validationSpeed = (): { readonly table: Table; readonly figures: unknown; readonly failures: readonly string[] } => {
  const measured = GROUPS.flatMap((group) => interleave(group)).map(({ name, ns, ratio, spread }) => ({ name, ns, ratio, spread }));
  return {
    failures: disagreements(),
    figures: measured,
    table: {
      title: 'Validation',
      columns: ['', 'against the baseline', 'middle half', 'ns', 'per second'],
      rows: measured.map((row) => [row.name, ...ratioCells(row), rough(row.ns), rough(1e9 / row.ns)]),
      notes: [
        'Each group has its own baseline. What is written by hand answers yes or no, or a list of field names; the schema names every broken rule in words.',
      ],
    },
  };
};
