package verify_test

import "testing"

// nested is what somebody says that somebody else said.
const nested = `The miners' union said engineers had warned the ministry twice about the dam at Tarn.
The ministry denied that engineers had warned it. Engineer Dana Holt said the gauges had been broken since May.`

func TestNestedAttribution(t *testing.T) {
	run(t, nested, []gateCase{
		{"outer kept", "The miners' union said engineers had warned the ministry twice about the dam at Tarn.", "The miners", "", ""},
		{"outer lost", "Engineers had warned the ministry twice about the dam at Tarn.", "The miners", "attribution", "union"},
		{"outer lost, as fact", "The ministry was warned twice about the dam at Tarn.", "The miners", "attribution", ""},
		{"said directly", "Dana Holt said the gauges had been broken since May.", "Engineer Dana", "", ""},
	})
}
