/** A row with numbers where a driver answers text; the others stay. */
export function plainNumbers<Row extends object>(row: { get(): Row }, names: readonly (keyof Row & string)[]): Row {
  const all = { ...row.get() };
  for (const name of names) {
    const value: unknown = all[name];
    if (value !== null && value !== undefined) all[name] = Number(value) as Row[typeof name];
  }
  return all;
}
