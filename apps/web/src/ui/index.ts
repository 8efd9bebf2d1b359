/** The kit of native controls that portal and check share. */
export { Button, buttonClass } from "./button.tsx";
export { CheckboxGroup, RadioGroup } from "./choices.tsx";
export { ClauseText } from "./clause-text.tsx";
export { DateBoxes, DateField, type DateParts, isoOfParts, noDate, partsOfIso } from "./date-field.tsx";
export { Disclosure } from "./disclosure.tsx";
export { Field, FieldError, Input, type Option, Select } from "./field.tsx";
export { Frame } from "./frame.tsx";
export { Icon, type IconName } from "./icon.tsx";
export { Notice } from "./notice.tsx";
export { Failed, Loading } from "./states.tsx";
export { type StatusKey, StatusTag } from "./status-tag.tsx";
export { Tag, type Tone } from "./tag.tsx";
