/** How much of a series a change is for besides one appointment alone. */
export type Scope = "following" | "all";

export const isScope = (value: string): value is Scope => value === "following" || value === "all";

export const scopeOptions = [
  { value: "one", label: "This one only" },
  { value: "following", label: "This one and those after it" },
  { value: "all", label: "All that are to come" },
];
