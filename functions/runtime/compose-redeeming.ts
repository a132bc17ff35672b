// What redeems a token in a deployment.
import { composeTokens } from './compose-tokens.ts';
import { composeUsers } from './compose-users.ts';
import type { RedeemingPorts } from './http/redeeming.ts';

export const composeRedeeming = (): RedeemingPorts => ({ users: composeUsers(), tokens: composeTokens(), now: Date.now });
