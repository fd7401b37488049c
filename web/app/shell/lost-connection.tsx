import { WifiOff } from "@anteroom/core/ui/icons.ts";
import { useWaitingFor } from "@anteroom/core/ui/use-waiting-for.ts";
import styles from "./lost-connection.module.css";

const words = { page: "No connection. The page opens as soon as there is one.", answer: "No connection. What you wrote is safe, and we keep sending it by ourselves." };

/** Says over any page that it waits for the portal. It takes no presses and covers no button for long. */
export function LostConnection() {
  const waiting = useWaitingFor();
  if (waiting === "nothing") return null;
  return (
    <p role="alert" className={styles.lost}>
      <WifiOff aria-hidden="true" size={20} />
      {words[waiting]}
    </p>
  );
}
