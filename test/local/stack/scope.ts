// The one scope of the chain's API, without the stage's prefix.
export const SCOPE = 'items:write';
