import { redirect } from "../remix.ts";

/** The menu's "Switch portal". */
export const loader = () => redirect("/choose-portal");
