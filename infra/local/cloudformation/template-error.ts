// The one error of the template reader: what is wrong, and in which stack and resource.

export class TemplateError extends Error {
  constructor(stack: string, where: string, message: string) {
    super(`${stack}: ${where}: ${message}`);
    this.name = 'TemplateError';
  }
}
