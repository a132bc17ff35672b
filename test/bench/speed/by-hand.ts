// The same rules as the domain's, written down directly: the baseline that specifications and schemas are measured against.

const RESERVED = new Set(
  (
    'admin root system user guest anonymous null undefined api www mail email support help info contact noreply no-reply ' +
    'postmaster webmaster hostmaster abuse security privacy legal billing sales marketing'
  ).split(' '),
);

export const emailOk = (text: string): boolean => {
  if (text.length < 5 || text.length > 254 || text.includes('..')) return false;
  const at = text.indexOf('@');
  const domain = text.slice(at + 1);
  if (!/^[A-Za-z0-9_%+'-](?:[A-Za-z0-9._%+'-]{0,62}[A-Za-z0-9_%+'-])?$/.test(text.slice(0, at))) return false;
  if (domain.length > 253) return false;
  const labels = domain.split('.');
  if (labels.length < 2 || (labels.at(-1) ?? '').length < 2) return false;
  return labels.every((label) => /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label));
};

export const nameOk = (given: string): boolean => {
  const text = given.normalize('NFC');
  const points = Array.from(text).length;
  if (points < 2 || points > 100) return false;
  if (!/^[\p{L}\p{M}0-9 \-_.'’,]*$/u.test(text) || !/\p{L}/u.test(text)) return false;
  if (/^[\s.\-_]|[\s.\-_]$|\.\.|--|__/u.test(text)) return false;
  return !RESERVED.has(text.toLowerCase().replaceAll(' ', ''));
};

const FIELDS = new Set(['email', 'name', 'role', 'status', 'externalId']);

/** The names of the fields that are wrong. */
export const checkBody = (body: Readonly<Record<string, unknown>>): readonly string[] => {
  const { email, name, role, status, externalId } = body;
  const wrong = Object.keys(body).filter((field) => !FIELDS.has(field));
  if (typeof email !== 'string' || !emailOk(email)) wrong.push('email');
  if (typeof name !== 'string' || !nameOk(name)) wrong.push('name');
  if (role !== undefined && role !== 'admin' && role !== 'user' && role !== 'guest') wrong.push('role');
  if (status !== undefined && status !== 'active' && status !== 'pending') wrong.push('status');
  if (externalId !== undefined && (typeof externalId !== 'string' || !/^[^\p{C}\p{Zl}\p{Zp}]{1,255}$/u.test(externalId)))
    wrong.push('externalId');
  return wrong;
};
