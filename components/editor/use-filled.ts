"use client";
import { useEffect, useState } from "react";
import type { FieldValue } from "#domain/canonical.ts";
import { ROOT } from "#domain/room.ts";
import { isEmptyField, templateOf } from "#domain/templates.ts";
import type { Room } from "./room.ts";

/** How many fields of the template hold something. */
export function useFilled(room: Room, template: string): number {
  const [filled, setFilled] = useState(0);
  useEffect(() => {
    const fields = room.doc.getMap(ROOT.fields);
    const read = () => {
      const known = templateOf(template).fields;
      const values = known.map(({ key }) => fields.get(key) as FieldValue | undefined);
      setFilled(values.filter((value) => !isEmptyField(value)).length);
    };
    read();
    fields.observe(read);
    return () => fields.unobserve(read);
  }, [room, template]);
  return filled;
}
