import type { z } from "zod";

/** Where a setting can be given; the most specific wins. */
export type SettingLevel = "practice" | "professional" | "client";

/** How a field of a settings schema is shown and where it may be set; attach with zod's `.meta()`. */
export interface SettingMeta {
  label: string;
  help?: string;
  /** Stored encrypted and never sent back. */
  secret?: boolean;
  /** An amount in the smallest unit, typed in units of the currency: the name of the setting of the same plugin that says which. */
  money?: string;
  /** Hundredths of a percent, typed in percent. */
  percent?: boolean;
  /** Default: practice only. */
  levels?: readonly SettingLevel[];
}

/** A plugin's settings: a zod object in which every field has a default and `.meta({ label })`. */
export type SettingsSchema = z.ZodObject<z.core.$ZodLooseShape>;

/** One resolved value and the level it comes from. */
export interface EffectiveSetting<Value = unknown> {
  value: Value;
  from: SettingLevel | "default";
}
