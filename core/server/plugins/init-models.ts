import type { ModelAttributes, Sequelize } from "sequelize";
import type { Candidate } from "./candidate.ts";
import { isReady } from "./candidate.ts";
import type { AnyModelDefinition } from "./define-model.ts";

// Sequelize writes into each attribute, so one object used for two columns would become one column.
const ownAttributes = (attributes: object): ModelAttributes =>
  Object.fromEntries(Object.entries(attributes).map(([name, one]: [string, unknown]) => [name, isOptions(one) ? { ...one } : one])) as ModelAttributes;

const isOptions = (attribute: unknown): attribute is object => typeof attribute === "object" && attribute !== null && "type" in attribute;

/** Initialises every plugin's models on this portal's connection. */
export function initModels(sequelize: Sequelize, candidates: readonly Candidate[]): Map<AnyModelDefinition, unknown> {
  const models = new Map<AnyModelDefinition, unknown>();
  for (const { id, plugin } of candidates.filter(isReady)) {
    for (const definition of plugin.models ?? []) {
      const model = sequelize.define(`${id}.${definition.name}`, ownAttributes(definition.attributes), {
        ...definition.options,
        tableName: definition.table,
        underscored: true,
        timestamps: false,
      });
      models.set(definition, model);
    }
  }
  return models;
}
