import type { ModelAttributes, Sequelize } from "sequelize";
import type { Candidate } from "./candidate.ts";
import { isReady } from "./candidate.ts";
import type { AnyModelDefinition } from "./define-model.ts";

/** Initialises every plugin's models on this portal's connection. */
export function initModels(sequelize: Sequelize, candidates: readonly Candidate[]): Map<AnyModelDefinition, unknown> {
  const models = new Map<AnyModelDefinition, unknown>();
  for (const { id, plugin } of candidates.filter(isReady)) {
    for (const definition of plugin.models ?? []) {
      const model = sequelize.define(`${id}.${definition.name}`, definition.attributes as ModelAttributes, {
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
