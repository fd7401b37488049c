/** The prefix that every table of a plugin carries: `to-dos` owns `to_dos_…`. */
export const tablePrefix = (pluginId: string): string => `${pluginId.replaceAll("-", "_")}_`;
