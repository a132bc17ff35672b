// The mail of a deployment: its sender, and where the links in it lead.
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { requestHandler } from './aws/clients.ts';
import { environment } from './config/environment.ts';
import type { Mailer } from './mail/mailer.ts';
import { createSesMailer } from './mail/ses.ts';
import { tracedClient } from './telemetry/tracer.ts';

export const composeMailer = (): Mailer => createSesMailer(tracedClient(new SESv2Client({ requestHandler })), environment('MAIL_SENDER'));

export const composeLinks = (): string => environment('LINK_BASE');
