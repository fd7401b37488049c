import { data } from "../../../remix.ts";

/** The portal user that the address names; a page that says so when there is none. */
export function findUser<User extends { id: string }>(users: readonly User[], id: string | undefined): User {
  const user = users.find((one) => one.id === id);
  if (!user) throw data({ message: "We could not find this portal user. They may have been deleted." }, { status: 404 });
  return user;
}
