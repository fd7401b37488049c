/** One page of the core: its address, and its file relative to `web/app`. An empty path is the layout's own index. */
export interface CoreRoute {
  path: string;
  file: string;
  /** For pages whose data others read. */
  id?: string;
}

/** Pages without a layout: they work signed out. */
export const publicRoutes: readonly CoreRoute[] = [
  { path: "preview/stop", file: "preview/stop-preview.ts" },
  { path: "help", file: "routes/help.tsx" },
  { path: "signin", file: "routes/signin.tsx" },
  { path: "signin/code", file: "routes/signin-code.tsx" },
  { path: "signin/set-up-code", file: "routes/signin-set-up-code.tsx" },
  { path: "signin/link", file: "routes/signin-link.tsx" },
  { path: "signin/link/:token", file: "routes/signin-link-token.tsx" },
  { path: "forgot-password", file: "routes/forgot-password.tsx" },
  { path: "reset-password/:token", file: "routes/reset-password.tsx" },
  { path: "enrol/ready", file: "routes/enrol-ready.tsx" },
  { path: "enrol/:token", file: "routes/enrol.tsx" },
  { path: "enrol/:token/password", file: "routes/enrol-password.tsx" },
  { path: "join/:token", file: "routes/join.tsx" },
  { path: "join/:token/password", file: "routes/join-password.tsx" },
  { path: "choose-portal", file: "routes/choose-portal.tsx" },
  { path: "locked", file: "routes/locked.tsx" },
  { path: "signout", file: "routes/signout.tsx" },
  { path: "mailbox", file: "routes/mailbox.tsx" },
  { path: "mailbox/:id", file: "routes/mailbox-mail.tsx" },
  { path: "open/:seatId", file: "routes/open-seat.tsx" },
  { path: "message/:conversationId/:entryId", file: "routes/open-message.ts" },
  { path: "attachments/:fileId", file: "routes/attachment.ts" },
];

/** Pages of the client portal, inside `layouts/client.tsx`. */
export const clientRoutes: readonly CoreRoute[] = [
  { path: "settings", file: "routes/settings.tsx" },
  { path: "settings/client-information", file: "routes/settings-client-information.tsx" },
  { path: "settings/reminders", file: "routes/settings-reminders.tsx" },
  { path: "settings/password", file: "routes/settings-password.tsx" },
  { path: "settings/time-zone", file: "routes/settings-time-zone.tsx" },
  { path: "settings/notifications", file: "routes/settings-notifications.tsx" },
  { path: "settings/accessibility", file: "routes/settings-accessibility.tsx" },
  { path: "settings/privacy", file: "routes/settings-privacy.tsx" },
  { path: "profile", file: "routes/profile.tsx" },
  { path: "", file: "routes/home.tsx", id: "_home" },
  { path: "c", file: "routes/conversations.tsx" },
  { path: "c/new", file: "routes/new-conversation.tsx" },
  { path: "c/:conversationId", file: "routes/conversation.tsx" },
  { path: "attach/:conversationId", file: "routes/attach.tsx" },
  { path: "search", file: "routes/search.tsx" },
  { path: "needs-you", file: "routes/needs-you.tsx" },
  { path: "switch", file: "routes/switch.tsx" },
  { path: "actions/card/:conversationId/:entryId/:action", file: "routes/act-on-card.tsx" },
];

/** Pages of the staff workspace, inside `layouts/staff.tsx`; each path starts with `staff`. */
export const staffRoutes: readonly CoreRoute[] = [
  { path: "staff", file: "staff/staff-index.tsx" },
  { path: "staff/inbox/:view/:conversationId?", file: "staff/inbox/inbox-page.tsx" },
  { path: "staff/inbox/:view/:conversationId/offer/:pluginId/:offer", file: "staff/inbox/offers/offer-page.tsx" },
  { path: "staff/clients", file: "staff/clients/clients-page.tsx" },
  { path: "staff/search", file: "staff/search/search-page.tsx" },
  { path: "staff/changes", file: "staff/clients/changes-page.tsx" },
  { path: "staff/clients/new", file: "staff/clients/new-client-page.tsx" },
  { path: "staff/settings", file: "staff/settings/settings-page.tsx" },
  { path: "staff/settings/practice", file: "staff/settings/practice-page.tsx" },
  { path: "staff/settings/practice/details", file: "staff/settings/practice-details-page.tsx" },
  { path: "staff/settings/practice/banner", file: "staff/settings/banner-page.tsx" },
  { path: "staff/settings/practice/urgent-help", file: "staff/settings/urgent-help-page.tsx" },
  { path: "staff/settings/practice/supervision", file: "staff/settings/supervision-page.tsx" },
  { path: "staff/settings/reminders", file: "staff/settings/reminders-page.tsx" },
  { path: "staff/settings/team", file: "staff/team/team-page.tsx" },
  { path: "staff/settings/team/new", file: "staff/team/invite-page.tsx" },
  { path: "staff/settings/team/:staffId", file: "staff/team/member-page.tsx" },
  { path: "staff/settings/team/:staffId/deactivate", file: "staff/team/deactivate-page.tsx" },
  { path: "staff/settings/team/:staffId/banner", file: "staff/team/member-banner-page.tsx" },
  { path: "staff/settings/roles", file: "staff/team/roles-page.tsx" },
  { path: "staff/settings/security", file: "staff/settings/security-page.tsx" },
  { path: "staff/settings/profile-completion", file: "staff/settings/profile-completion-page.tsx" },
  { path: "staff/settings/plugins", file: "staff/settings/plugins-page.tsx" },
  { path: "staff/settings/plugins/:pluginId", file: "staff/settings/plugin-settings-page.tsx" },
  { path: "staff/settings/plugins/:pluginId/details", file: "staff/settings/plugin-page.tsx" },
  { path: "staff/settings/plugins/:pluginId/off", file: "staff/settings/switch-off-page.tsx" },
  { path: "staff/settings/why", file: "staff/why/find-client-page.tsx" },
  { path: "staff/settings/log", file: "staff/audit/log-page.tsx" },
  { path: "staff/settings/import", file: "staff/transfer/imports-page.tsx" },
  { path: "staff/settings/import/template.csv", file: "staff/transfer/import-template.ts" },
  { path: "staff/settings/import/:batchId", file: "staff/transfer/import-page.tsx" },
  { path: "staff/settings/export", file: "staff/transfer/export-page.tsx" },
  { path: "staff/profile", file: "staff/profile/profile-page.tsx" },
  { path: "staff/profile/away", file: "staff/profile/away-page.tsx" },
  { path: "staff/profile/password", file: "routes/settings-password.tsx", id: "_staff-password" },
  { path: "staff/profile/time-zone", file: "routes/settings-time-zone.tsx", id: "_staff-time-zone" },
  { path: "staff/profile/notifications", file: "routes/settings-notifications.tsx", id: "_staff-notifications" },
  { path: "staff/profile/accessibility", file: "routes/settings-accessibility.tsx", id: "_staff-accessibility" },
  { path: "staff/profile/privacy", file: "routes/settings-privacy.tsx", id: "_staff-privacy" },
];

/** Where a client's chart lies; pages of plugins below it become its tabs. */
export const chartPath = "staff/clients/:clientId";

/** Pages of a client's chart, inside `staff/chart/chart-layout.tsx`; each path goes on after `chartPath`. */
export const chartRoutes: readonly CoreRoute[] = [
  { path: "", file: "staff/chart/overview-page.tsx", id: "_chart-overview" },
  { path: "messages", file: "staff/chart/messages-page.tsx" },
  { path: "edit", file: "staff/chart/edit-client-page.tsx" },
  { path: "archive", file: "staff/chart/archive-page.tsx" },
  { path: "merge", file: "staff/chart/merge/find-page.tsx" },
  { path: "merge/:otherId", file: "staff/chart/merge/merge-page.tsx" },
  { path: "care-team", file: "staff/chart/care-team-page.tsx" },
  { path: "contacts/new", file: "staff/chart/contact-page.tsx", id: "_chart-contact-new" },
  { path: "contacts/:contactId", file: "staff/chart/contact-page.tsx" },
  { path: "changes", file: "staff/chart/changes-page.tsx" },
  { path: "why", file: "staff/why/why-page.tsx" },
  { path: "settings", file: "staff/chart/client-settings-page.tsx" },
  { path: "log", file: "staff/audit/client-log-page.tsx" },
  { path: "export", file: "staff/transfer/client-export-page.tsx" },
  { path: "portal", file: "staff/chart/portal/portal-page.tsx", id: "_chart-portal" },
  { path: "portal/new", file: "staff/chart/portal/portal-user-page.tsx", id: "_chart-portal-new" },
  { path: "portal/:userId", file: "staff/chart/portal/portal-user-page.tsx" },
  { path: "portal/:userId/delete", file: "staff/chart/portal/delete-user-page.tsx" },
  { path: "portal/:userId/log", file: "staff/chart/portal/delivery-log-page.tsx" },
];
