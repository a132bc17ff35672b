// Checks a resource's properties against what the local stack understands of its type, so that nothing set in a template is lost unseen.
import * as z from 'zod';
import type { Resource } from '../model.ts';
import { TemplateError } from './template-error.ts';

/** A property that is understood and changes nothing here. */
export const ignored = z.unknown().optional();

export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

export const fail = (resource: Resource, message: string): never => {
  throw new TemplateError(resource.stack, `${resource.logicalId} (${resource.type})`, message);
};

/** @throws TemplateError naming every unknown or ill-shaped property */
export const parseResource = <T>(resource: Resource, schema: z.ZodType<T>): T => {
  const result = schema.safeParse(resource.properties);
  return result.success ? result.data : fail(resource, z.prettifyError(result.error));
};
