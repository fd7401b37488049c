// A connection or a model class; a file handle's sync() is another thing.
const tables = "/^(sequelize|db|database|[A-Z]\\w*)$/";

/** Tables come from migrations: sync() would change or drop them behind their back. */
export const noSync = {
  selector: `CallExpression[callee.property.name='sync'][callee.object.name=${tables}], CallExpression[callee.property.name='sync'][callee.object.property.name=${tables}]`,
  message: "Do not call sync(): tables come from migrations, so that nothing is lost and every change is in order.",
};

/** Raw SQL outside the core would pass by the practice fence. */
export const noQueryOutsideCore = {
  selector: "CallExpression[callee.property.name='query'][callee.object.name='sequelize'], CallExpression[callee.property.name='query'][callee.object.property.name='sequelize']",
  message: "Do not send raw SQL outside core: it would pass by the fence between practices. Use the models.",
};

/** A plugin sees one practice at a time. */
export const pluginRules = {
  "no-restricted-syntax": [
    "error",
    noSync,
    noQueryOutsideCore,
    { selector: "Identifier[name='allPractices']", message: "A plugin may not look across practices. Ask the core for what it needs." },
  ],
};
