import { allStaff, portalUsers, staffOf, viewers } from "@anteroom/core/testing";
import type { AreaVerdicts, Verdict } from "@anteroom/core/testing";

const each = (verdict: Verdict, ...paths: string[]): Record<string, Verdict> => Object.fromEntries(paths.map((path) => [path, verdict]));
const below = (start: string, ...ends: string[]): string[] => ends.map((end) => `${start}/${end}`);
const chart = "/staff/clients/:clientId";

/** Core's own pages; those of a plugin are among its tests. */
export default {
  procedures: {},
  pages: {
    // They work signed out, or lead on by what the session is.
    ...each("anybody", "/*", "/help", "/preview/stop", "/signin", "/signin/code", "/signin/set-up-code", "/signin/link", "/signin/link/:token", "/forgot-password", "/reset-password/:token"),
    ...each("anybody", "/enrol/:token", "/enrol/:token/password", "/join/:token", "/join/:token/password", "/signout", "/mailbox", "/mailbox/:id", "/staff"),
    // How pages look is kept in a cookie.
    ...each("anybody", "/settings/accessibility", "/staff/profile/accessibility"),
    // It answers null to whoever is no client.
    "layout _client": "anybody",
    // Alone it holds null for whoever may not see portal users.
    ...each("anybody", chart),

    ...each("signed-in", "/enrol/ready", "/choose-portal", "/locked", "/open/:seatId", "/switch"),
    ...each("signed-in", "/settings/password", "/settings/time-zone", "/settings/privacy", "/staff/profile/password", "/staff/profile/time-zone", "/staff/profile/privacy"),
    // Alone it holds what the asker may offer to the conversation; nothing in it is nothing to offer.
    "/staff/inbox/:view/:conversationId/offer/:pluginId/:offer": "signed-in",

    ...each(viewers, "/attachments/:fileId", "/message/:conversationId/:entryId", "/actions/card/:conversationId/:entryId/:action", "/settings/notifications", "/staff/profile/notifications"),
    // Conversations of the asker's own with this client.
    [`${chart}/messages`]: viewers,

    ...each(portalUsers, "/", "/c", "/c/new", "/c/:conversationId", "/attach/:conversationId", "/needs-you", "/search", "/profile", "/settings", "/settings/client-information", "/settings/reminders"),

    ...each(allStaff, "layout _staff", "layout _chart", "/staff/inbox/:view/:conversationId?", "/staff/clients", "/staff/search", "/staff/settings/why"),
    ...each(staffOf("administrator", "professional", "scheduler", "supervisor"), "/staff/profile/away"),
    ...each(staffOf("administrator", "professional", "scheduler"), "/staff/changes", "/staff/clients/new", ...below(chart, "edit", "archive", "care-team", "contacts/new", "contacts/:contactId", "changes", "why", "merge", "merge/:otherId", "portal", "portal/new", "portal/:userId", "portal/:userId/delete", "portal/:userId/log")),
    ...each(staffOf("administrator", "supervisor"), "/staff/settings/log", `${chart}/log`),
    ...each(
      staffOf("administrator"),
      `${chart}/export`, `${chart}/settings`,
      ...below("/staff/settings", "practice", "practice/details", "practice/banner", "practice/urgent-help", "practice/supervision", "reminders", "team", "team/new", "team/:staffId", "team/:staffId/deactivate", "team/:staffId/banner", "roles", "security", "profile-completion"),
      ...below("/staff/settings", "plugins", "plugins/:pluginId", "plugins/:pluginId/details", "plugins/:pluginId/off", "import", "import/template.csv", "import/:batchId", "export"),
    ),
  },
} satisfies AreaVerdicts;
