// What `npm start` prints once the stack answers: where it is, a token, and a request that works when it is pasted.

/** The address is new each time the line runs: the shell puts the time in. */
export const createUserCommand = (url: string, token: string): string =>
  [
    `curl -i ${url}/v1/users`,
    `-H 'Authorization: Bearer ${token}'`,
    `-H 'Content-Type: application/json'`,
    `-d '{"email":"ada-'$(date +%s%N)'@example.com","name":"Ada Lovelace"}'`,
  ].join(' ');

export const greeting = (url: string, token: string, scopes: readonly string[], logs: string): string => `
API      ${url}/v1
Docs     ${url}/v1/docs
Console  ${url}/_local/
Status   ${url}/_local/status
Bus      ${url}/_local/bus
Logs     ${logs}

A token with every scope, for an hour:

${token}

Create a user:

${createUserCommand(url, token)}

Another token:

curl -s ${url}/_local/oauth2/token -d grant_type=client_credentials -d scope='${scopes.join(' ')}'

Ctrl-C stops the stack; its data stays in .local/ (npm start -- --fresh drops it).
`;
