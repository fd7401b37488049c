import { Checkboxes } from "@anteroom/core/ui";
import { allRoles, roleDoes, roleWords } from "../role-words.ts";

/** The six roles, each with what it is for. */
export function RoleBoxes({ ticked, error }: { ticked: string[]; error?: string }) {
  return (
    <Checkboxes
      legend="Roles"
      name="roles"
      hint="One person can have several."
      error={error}
      defaultValue={ticked}
      options={allRoles.map((role) => ({ value: role, label: roleWords[role], hint: roleDoes[role] }))}
    />
  );
}
