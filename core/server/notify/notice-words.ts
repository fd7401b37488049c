import type { NotificationClass } from "./define-notification.ts";

/** What a notice of each class says: all of it. Names, amounts and text never travel. */
export const noticeWords: Record<NotificationClass, { subject: string; sentence: string; label: string }> = {
  message: { subject: "You have a new message", sentence: "You have a new message.", label: "New messages" },
  task: { subject: "You have something to do", sentence: "You have something to do.", label: "Things to do" },
  document: { subject: "You have a new document", sentence: "You have a new document.", label: "Documents" },
  appointment: { subject: "Appointment reminder", sentence: "Appointment reminder. Open the portal for details.", label: "Appointments" },
  payment: { subject: "Something new about billing", sentence: "There is something new about billing. Open the portal for details.", label: "Billing" },
  security: { subject: "Something changed about your sign-in", sentence: "Something changed about your sign-in. Open the portal for details.", label: "Security" },
  invitation: { subject: "You are invited to a client portal", sentence: "You are invited to a client portal.", label: "Invitations" },
};

/** The classes that a person chooses channels for, in the order shown. */
export const chosenClasses = ["message", "task", "document", "appointment", "payment", "security"] as const satisfies readonly NotificationClass[];

/** Classes of which something must always arrive. */
export const requiredClasses: ReadonlySet<string> = new Set<NotificationClass>(["appointment", "security"]);
