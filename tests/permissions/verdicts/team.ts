import { allStaff, staffOf, type AreaVerdicts } from "@anteroom/core/testing";

const administrators = staffOf("administrator");

export default {
  procedures: {
    "team.list": administrators, "team.member": administrators, "team.edit": administrators, "team.deactivate": administrators, "team.restore": administrators,
    "team.invite": administrators, "team.resend": administrators, "team.invitationLink": administrators, "team.revoke": administrators,
    "team.permissions": administrators, "team.savePermissions": administrators, "team.mine": allStaff,
    "team.join.view": "anybody", "team.join.accept": "anybody", "team.join.acceptSignedIn": "signed-in", "team.join.notMe": "anybody", "team.join.sendFresh": "anybody",
  },
  asks: {
    "team.member": ({ staffId }) => ({ staffId }),
    "team.edit": ({ staffId }) => ({ staffId, revision: 1, name: "Taken", title: null, roles: ["professional"] }),
    "team.deactivate": ({ staffId }) => ({ staffId }),
    "team.restore": ({ staffId }) => ({ staffId }),
    "team.resend": ({ entryId }) => ({ invitationId: entryId }),
    "team.invitationLink": ({ entryId }) => ({ invitationId: entryId }),
    "team.revoke": ({ entryId }) => ({ invitationId: entryId }),
  },
} satisfies AreaVerdicts;
