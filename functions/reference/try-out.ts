// What the page runs in the browser: sends a form as the request it describes and shows the answer as text. The token stays in its field.

export const TRY_OUT = String.raw`
const pretty = (text) => { try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; } };
document.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const { method, path, type } = form.dataset;
  const output = form.querySelector('output');
  const headers = {};
  const query = new URLSearchParams();
  let [target, body] = [path, undefined];
  for (const { name, value, dataset } of form.elements) {
    if (value === '') continue;
    if (dataset.in === 'path') target = target.replace('{' + name + '}', encodeURIComponent(value));
    if (dataset.in === 'query') query.set(name, value);
    if (dataset.in === 'header') headers[name] = value;
    if (dataset.in === 'body') [body, headers['content-type']] = [value, type];
  }
  const token = document.getElementById('token').value.trim();
  if (token !== '') headers.authorization = 'Bearer ' + token;
  try {
    const answer = await fetch(target + (query.size > 0 ? '?' + query : ''), { method, headers, body });
    const lines = [...answer.headers].map(([name, value]) => name + ': ' + value);
    output.textContent = [answer.status, ...lines, '', pretty(await answer.text())].join('\n');
  } catch (error) {
    output.textContent = String(error);
  }
});
`;
