import type { StaffRole } from "@anteroom/core/manifest";

/** Who may pass a procedure's gate: anybody, whoever is signed in, portal users, and staff by role. */
export type Verdict = "anybody" | "signed-in" | { portal: boolean; roles: readonly StaffRole[] };

const everyRole: readonly StaffRole[] = ["administrator", "professional", "scheduler", "biller", "bookkeeper", "supervisor"];
const viewers: Verdict = { portal: true, roles: everyRole };
const portal: Verdict = { portal: true, roles: [] };
const staff: Verdict = { portal: false, roles: everyRole };
const people: Verdict = { portal: false, roles: ["administrator", "professional", "scheduler"] };
const administrators: Verdict = { portal: false, roles: ["administrator"] };
const auditors: Verdict = { portal: false, roles: ["administrator", "supervisor"] };
/** Who works the shared inbox. */
const inboxStaff: Verdict = { portal: false, roles: ["administrator", "professional", "scheduler", "supervisor"] };

/** Every procedure of the portal. One that is not here fails the test: decide who may call it, and write it down. */
export const verdicts: Record<string, Verdict> = {
  "account.signIn": "anybody", "account.signInLink.request": "anybody", "account.signInLink.view": "anybody", "account.signInLink.consume": "anybody",
  "account.signInLink.code": "anybody", "account.forgot": "anybody", "account.reset.view": "anybody", "account.reset.save": "anybody",
  "account.reauthenticate": "anybody", "account.me": "anybody", "account.signOut": "anybody",
  "account.secondFactor.verify": "signed-in", "account.secondFactor.recover": "signed-in", "account.secondFactor.status": "signed-in",
  "account.secondFactor.start": "signed-in", "account.secondFactor.confirm": "signed-in", "account.secondFactor.disable": "signed-in",
  "account.secondFactor.newRecoveryCodes": "signed-in", "account.secondFactor.forgetDevice": "signed-in",
  "account.sessions.list": "signed-in", "account.sessions.end": "signed-in", "account.sessions.endOthers": "signed-in",
  "account.lock": "signed-in", "account.unlock": "signed-in", "account.unlockCode": "signed-in", "account.stayActive": "signed-in",
  "account.seats": "signed-in", "inbox.seatCounts": "signed-in", "account.switchSeat": "signed-in", "account.changePassword": "signed-in", "account.setTimeZone": "signed-in",
  "people.professionals": staff, "people.listClients": staff, "people.client": staff,
  "people.presets": people, "people.createClient": people, "people.editClient": people, "people.addContact": people, "people.editContact": people,
  "people.removeContact": people, "people.assign": people, "people.portalUsers": people, "people.addPortalUser": people, "people.editPortalUser": people,
  "people.resend": people, "people.invitationLink": people, "people.suspend": people, "people.restore": people, "people.remove": people,
  "people.enrolment.view": "anybody", "people.enrolment.accept": "anybody", "people.enrolment.acceptSignedIn": "signed-in",
  "people.enrolment.notMe": "anybody", "people.enrolment.sendFresh": "anybody",
  "people.clientInformation.get": portal, "people.clientInformation.save": portal, "people.reminders.get": portal, "people.reminders.save": portal,
  "inbox.home": portal, "inbox.list": viewers, "inbox.open": viewers, "inbox.read": viewers, "inbox.markUnread": viewers, "inbox.setFlags": viewers,
  "inbox.counts": viewers, "inbox.shelf": viewers, "inbox.card": viewers, "inbox.act": viewers, "inbox.draft": viewers, "inbox.saveDraft": viewers,
  "notify.preferences.get": viewers, "notify.preferences.save": viewers, "notify.log": people,
  // Demo mode only; elsewhere they answer as if they were not there.
  "notify.mailbox.list": "anybody", "notify.mailbox.read": "anybody",
  "files.link": viewers,
  "profile.status": portal, "profile.items": administrators,
  "settings.get": administrators, "settings.save": administrators,
  "plugins.list": administrators, "plugins.switch": administrators, "plugins.menu": viewers,
  "audit.list": auditors, "audit.verbs": auditors, "audit.verify": auditors, "audit.export": auditors,
  "transfer.imports.list": administrators, "transfer.imports.get": administrators, "transfer.imports.template": administrators, "transfer.imports.columns": administrators,
  "transfer.imports.rows": administrators, "transfer.imports.choose": administrators, "transfer.imports.start": administrators, "transfer.imports.undo": administrators,
  "transfer.imports.remove": administrators, "transfer.exportClient": administrators, "transfer.exportPractice": administrators,
  "messages.replies": inboxStaff, "messages.saveReply": inboxStaff, "messages.removeReply": inboxStaff, "messages.fillReply": inboxStaff,
  "desk.list": staff, "desk.counts": staff, "desk.conversation": staff, "desk.assign": inboxStaff, "desk.snooze": inboxStaff, "desk.close": inboxStaff, "desk.reopen": inboxStaff,
  "desk.tag": inboxStaff, "desk.untag": inboxStaff, "desk.away": inboxStaff, "desk.planAway": inboxStaff, "desk.endAway": inboxStaff,
  // Which conversation decides: those of home need more than the gate of these.
  "messages.send": viewers, "messages.withdraw": viewers, "messages.status": viewers, "messages.note": staff,
  "messages.topics": viewers, "messages.openTopic": viewers, "messages.members": staff, "messages.addMember": staff, "messages.leave": staff,
};
