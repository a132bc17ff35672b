// Mail that leaves through SES, from one address of a domain that SES has verified.
import { Aws } from 'aws-cdk-lib';
import type { StageConfig } from '../stages.ts';
import type { ServiceFunction } from './service-function.ts';

/** Also tells the function the sender, and where the links in mails lead. */
export const grantMail = (to: ServiceFunction, { mail: { sender, links } }: StageConfig): void => {
  const domain = sender.slice(sender.indexOf('@') + 1);
  to.allow(['ses:SendEmail'], [`arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:identity/${domain}`]);
  to.tell('MAIL_SENDER', sender);
  to.tell('LINK_BASE', links);
};
