/** A key that a form carries, so that sending it twice does its work once. */
export const formKey = (): string => crypto.randomUUID().replaceAll("-", "").slice(0, 26);
