type Choice = { value: string; label: string; hint: string };

type Props = {
  name: string;
  legend: string;
  value: string;
  onChange: (value: string) => void;
  choices: Choice[];
};

/** Radio buttons, each with a sentence that says what it means. */
export function Choices({ name, legend, value, onChange, choices }: Props) {
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <div key={choice.value} className="choice">
          <input
            type="radio"
            id={`${name}-${choice.value}`}
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
            aria-describedby={`${name}-${choice.value}-hint`}
          />
          <div>
            <label htmlFor={`${name}-${choice.value}`}>{choice.label}</label>
            <span id={`${name}-${choice.value}-hint`}>{choice.hint}</span>
          </div>
        </div>
      ))}
    </fieldset>
  );
}
