import type { Model, ModelAttributes, ModelOptions, ModelStatic } from "sequelize";

/** A table of a plugin. Attributes are camelCase, columns snake_case; every model has `practiceId`. */
export interface ModelDefinition<Row extends object> {
  /** Singular, such as `draft`. */
  name: string;
  /** `<plugin_id>_<plural>`, such as `messages_drafts`. */
  table: string;
  attributes: ModelAttributes<Model<Row, Partial<Row>>, Row>;
  options?: Omit<ModelOptions, "tableName" | "modelName" | "sequelize" | "underscored" | "timestamps">;
}

export type PluginModel<Row extends object> = ModelStatic<Model<Row, Partial<Row>>>;

/**
 * Declares a Sequelize model. The host initialises it on the portal's own connection; get it with `ctx.model(definition)`.
 * It is a description and not a class, because one process may hold two portals (tests do).
 */
export const defineModel = <Row extends object>(definition: ModelDefinition<Row>): ModelDefinition<Row> => definition;

/** A model whose row type does not matter, as the host lists them. */
export interface AnyModelDefinition {
  name: string;
  table: string;
  attributes: object;
  options?: object;
}
