import { DataTypes } from "sequelize";
import type { Model } from "sequelize";

/** Numbers as numbers on every engine: MySQL's driver gives large ones as text. */
const asNumber = (name: string) =>
  function get(this: Model): number | null {
    const value: unknown = this.getDataValue(name);
    return value === null || value === undefined ? null : Number(value);
  };

/** The id by which a row is known. */
export const primary = { type: DataTypes.STRING(26), primaryKey: true };

/** An id made by this portal. */
export const ulid = (allowNull = false) => ({ type: DataTypes.STRING(26), allowNull });

/** Text of at most `length` characters. */
export const string = (length: number, allowNull = false) => ({ type: DataTypes.STRING(length), allowNull });

export const text = (allowNull = false) => ({ type: DataTypes.TEXT, allowNull });

/** A whole number up to 2^53: counts, flags, versions, money in its smallest unit. */
export const int = (name: string, allowNull = false) => ({ type: DataTypes.BIGINT, allowNull, get: asNumber(name) });

/** A moment: milliseconds since 1970, UTC. */
export const time = int;
