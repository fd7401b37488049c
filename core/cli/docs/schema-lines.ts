import { z } from "zod";

interface JsonSchema {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  description?: string;
}

/** The type of a JSON schema in words such as `"a" | "b"[]`. */
export function typeWords(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf) return schema.anyOf.map(typeWords).join(" | ");
  if (schema.type === "array") {
    const item = schema.items ? typeWords(schema.items) : "unknown";
    return item.includes("|") ? `(${item})[]` : `${item}[]`;
  }
  if (schema.properties) {
    const required = new Set(schema.required);
    return `{ ${Object.entries(schema.properties).map(([name, one]) => `${name}${required.has(name) ? "" : "?"}: ${typeWords(one)}`).join("; ")} }`;
  }
  if (schema.type === "object") return `Record<string, ${typeof schema.additionalProperties === "object" ? typeWords(schema.additionalProperties) : "unknown"}>`;
  return Array.isArray(schema.type) ? schema.type.join(" | ") : (schema.type ?? "unknown");
}

/** The JSON schema of what may be given to a zod schema. */
export const jsonSchemaOf = (schema: z.ZodType): JsonSchema => z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;

/** A table of a zod object's fields. */
export function schemaLines(schema: z.ZodType): string[] {
  const json = jsonSchemaOf(schema);
  const required = new Set(json.required);
  const rows = Object.entries(json.properties ?? {}).map(([name, one]) => `| \`${name}${required.has(name) ? "" : "?"}\` | \`${typeWords(one).replaceAll("|", "\\|")}\` | ${one.description ?? ""} |`);
  return ["| | type | |", "| --- | --- | --- |", ...rows];
}
