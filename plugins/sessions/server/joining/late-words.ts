import type { Session } from "../tables/sessions.ts";

/** Minutes that each side said it would be late; null for one that is not. */
export const lateOf = ({ lateBy, lateSide }: Pick<Session, "lateBy" | "lateSide">): { lateBy: number | null; professionalLateBy: number | null } =>
  lateSide === "staff" ? { lateBy: null, professionalLateBy: lateBy } : { lateBy, professionalLateBy: null };
