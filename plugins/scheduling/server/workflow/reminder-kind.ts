/** Apart from the notice itself, whose answers by text reach into the workflow that sends it. */
export const reminderKind = "scheduling.reminder";
