import { Checkbox } from "@anteroom/core/ui/options.tsx";

/** Asks whether others use this device too; what is chosen decides how long it stays signed in. */
export function OwnDeviceBox({ defaultChecked }: { defaultChecked?: boolean }) {
  return <Checkbox name="ownDevice" label="This is my own device" hint="You stay signed in for 14 days. Leave it empty where others can use the device." defaultChecked={defaultChecked} />;
}
