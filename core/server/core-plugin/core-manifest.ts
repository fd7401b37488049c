import { defineManifest } from "../../manifest.ts";

/** What core itself asks permission for; the built-in plugin that is always on. */
export const coreManifest = defineManifest({
  id: "core",
  name: "Portal",
  description: "People, conversations, settings: what every plugin stands on.",
  permissions: {
    "core.basic": {
      label: "Basic Functions",
      default: ["administrator", "professional", "scheduler", "biller", "bookkeeper", "supervisor"],
      portal: "basic",
    },
    "core.clients.read": { label: "See clients", default: ["administrator", "professional", "scheduler", "biller", "bookkeeper", "supervisor"] },
    "core.clients.all": { label: "See every client, not only those assigned", default: ["administrator", "scheduler", "biller", "supervisor"] },
    "core.clients.write": { label: "Add and change clients", default: ["administrator", "professional", "scheduler"] },
    "core.portal-users": { label: "Give and take portal access", default: ["administrator", "professional", "scheduler"] },
    "core.preview": { label: "Look at the portal as one of its users", default: ["administrator", "professional"] },
    "core.desk": { label: "Assign, snooze and close conversations", default: ["administrator", "professional", "scheduler", "supervisor"] },
    "core.practice": { label: "Change the practice's settings", default: ["administrator"] },
    "core.plugins": { label: "Switch plugins on and off", default: ["administrator"] },
    "core.team": { label: "Invite staff, and change roles", default: ["administrator"] },
    "core.audit": { label: "Read the audit log", default: ["administrator", "supervisor"] },
  },
  cards: ["profile-item"],
});
