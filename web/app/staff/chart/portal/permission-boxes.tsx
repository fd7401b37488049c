import { Checkboxes } from "@anteroom/core/ui";
import type { ReactNode } from "react";
import { permissionBoxes } from "../../permission-boxes.ts";
import styles from "./portal-user-form.module.css";

/** The seven boxes, with links above that tick a usual set. */
export function PermissionBoxes({ ticked, error, children }: { ticked: string[]; error?: string; children: ReactNode }) {
  return (
    <Checkboxes
      legend="Permissions"
      name="permissions"
      error={error}
      defaultValue={ticked}
      hint={<span className={styles.presets}>Start from: {children}</span>}
      options={permissionBoxes.map((box) => ({ value: box.value, label: box.label, hint: box.hint }))}
    />
  );
}
