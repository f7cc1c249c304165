import { Typography } from "@tiptap/extension-typography";

/**
 * Straight quotation marks become those of print as they are typed; Backspace gives the
 * straight one back. Its other rules change what was meant: 1/2 is a page, 2x3 a size.
 */
export const QuotationMarks = Typography.configure({
  emDash: false,
  leftArrow: false,
  rightArrow: false,
  copyright: false,
  trademark: false,
  servicemark: false,
  registeredTrademark: false,
  oneHalf: false,
  oneQuarter: false,
  threeQuarters: false,
  plusMinus: false,
  notEqual: false,
  laquo: false,
  raquo: false,
  multiplication: false,
  superscriptTwo: false,
  superscriptThree: false,
});
