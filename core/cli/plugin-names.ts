import { manifestSchema, reservedIds } from "../manifest.ts";

/** The words that a template's placeholders stand for. */
export interface PluginNames {
  /** `mood-notes` */
  id: string;
  /** `Mood notes` */
  name: string;
  /** `moodNotes` */
  camel: string;
  /** `MoodNotes` */
  Pascal: string;
  /** `mood_notes` */
  table: string;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * The names of a plugin with this id.
 * @throws when no plugin may have the id, saying which would do.
 */
export function pluginNames(id: string): PluginNames {
  const checked = manifestSchema.shape.id.safeParse(id);
  if (!checked.success) throw new Error(`"${id}" cannot be a plugin's id: ${checked.error.issues[0]?.message ?? "it has the wrong form"}.`);
  if (reservedIds.has(id)) throw new Error(`"${id}" belongs to core; choose another id, such as ${id}-notes.`);
  const words = id.split("-");
  const Pascal = words.map(capital).join("");
  return { id, name: capital(words.join(" ")), camel: Pascal.charAt(0).toLowerCase() + Pascal.slice(1), Pascal, table: words.join("_") };
}
