// Says which event, by whom and in which request, set a field of a user: `just why <userId> <field>`.
import { ask, type Call, NotDone, runTool, tokenFor } from './connection.ts';
import { explainField, explanationText, type HistoryLine } from './explain-field.ts';

const USAGE = `just why <userId> <field> [--json] [--url http://127.0.0.1:3000] [--token <access token with audit:read>]
Says which event, by whom and in which request, set a field of a user, e.g. status, name, role.
On the local stack it gets a token by itself. In an account say both: --url is the stack's output ApiUrl, --token an access token of that stage
with the scope audit:read. ROLLCALL_URL is the default of --url.`;

const PAGE = 100;
const DENIED: ReadonlySet<number> = new Set([401, 403]);

const historyOf = async (call: Call, userId: string): Promise<HistoryLine[]> => {
  const headers = { authorization: `Bearer ${await tokenFor(call, 'audit:read')}` };
  const items: HistoryLine[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ limit: String(PAGE), ...(cursor === null ? {} : { cursor }) });
    const answer = await ask(call.url, `/v1/users/${encodeURIComponent(userId)}/history?${query}`, { headers });
    const body = (await answer.json()) as { items: HistoryLine[]; nextCursor: string | null; code?: string };
    if (!answer.ok) {
      const hint = DENIED.has(answer.status) ? ': --token must be a valid access token of this stage, with audit:read' : '';
      throw new NotDone(`the history of ${userId} was answered ${answer.status} ${body.code ?? ''}`.trimEnd() + hint);
    }
    items.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor !== null);
  return items;
};

await runTool(USAGE, async (call) => {
  const [userId, field, ...more] = call.positionals;
  if (userId === undefined || field === undefined || more.length > 0) throw new NotDone(USAGE);
  const history = await historyOf(call, userId);
  const explanation = explainField(history, field);
  if (explanation === undefined) {
    const known = [...new Set(history.flatMap(({ changes }) => Object.keys(changes)))].sort();
    throw new NotDone(`no event of ${userId} set ${field}; set were: ${known.join(', ')}`);
  }
  return call.json ? JSON.stringify(explanation, null, 2) : explanationText(explanation);
});
