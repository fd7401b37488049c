import { router } from "../trpc/trpc.ts";
import { changePassword } from "./procedures/change-password.ts";
import { confirmSecondFactor } from "./procedures/confirm-second-factor.ts";
import { consumeSignInLink } from "./procedures/consume-sign-in-link.ts";
import { disableSecondFactor } from "./procedures/disable-second-factor.ts";
import { endOtherSessions } from "./procedures/end-other-sessions.ts";
import { endSession } from "./procedures/end-session.ts";
import { forgetDevice } from "./procedures/forget-device.ts";
import { forgot } from "./procedures/forgot.ts";
import { listSeats } from "./procedures/list-seats.ts";
import { listSessions } from "./procedures/list-sessions.ts";
import { lock } from "./procedures/lock.ts";
import { makeRecoveryCodes } from "./procedures/make-recovery-codes.ts";
import { me } from "./procedures/me.ts";
import { reauthenticate } from "./procedures/reauthenticate.ts";
import { recoverSecondFactor } from "./procedures/recover-second-factor.ts";
import { requestSignInLink } from "./procedures/request-sign-in-link.ts";
import { saveReset } from "./procedures/save-reset.ts";
import { secondFactorStatus } from "./procedures/second-factor-status.ts";
import { sendUnlockCode } from "./procedures/send-unlock-code.ts";
import { setTimeZone } from "./procedures/set-time-zone.ts";
import { signIn } from "./procedures/sign-in.ts";
import { signInWithCode } from "./procedures/sign-in-with-code.ts";
import { signOut } from "./procedures/sign-out.ts";
import { startSecondFactor } from "./procedures/start-second-factor.ts";
import { stayActive } from "./procedures/stay-active.ts";
import { switchSeat } from "./procedures/switch-seat.ts";
import { unlock } from "./procedures/unlock.ts";
import { verifySecondFactor } from "./procedures/verify-second-factor.ts";
import { viewReset } from "./procedures/view-reset.ts";
import { viewSignInLink } from "./procedures/view-sign-in-link.ts";

/** Signing in and out, and everything that an account decides about itself. */
export const accountRouter = router({
  signIn,
  signInLink: router({ request: requestSignInLink, view: viewSignInLink, consume: consumeSignInLink, code: signInWithCode }),
  forgot,
  reset: router({ view: viewReset, save: saveReset }),
  secondFactor: router({
    verify: verifySecondFactor,
    recover: recoverSecondFactor,
    status: secondFactorStatus,
    start: startSecondFactor,
    confirm: confirmSecondFactor,
    disable: disableSecondFactor,
    newRecoveryCodes: makeRecoveryCodes,
    forgetDevice,
  }),
  sessions: router({ list: listSessions, end: endSession, endOthers: endOtherSessions }),
  signOut,
  lock,
  unlock,
  unlockCode: sendUnlockCode,
  reauthenticate,
  stayActive,
  me,
  seats: listSeats,
  switchSeat,
  changePassword,
  setTimeZone,
});
