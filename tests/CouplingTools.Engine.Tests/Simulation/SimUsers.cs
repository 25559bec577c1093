using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>People who add and edit records past the synchronization.</summary>
internal sealed class SimUsers(SimWorld world)
{
    private readonly Dictionary<(SimRow Row, SimField Field), FieldValue> _before = [];

    public void Add(Side side, IReadOnlyList<(SimField Field, object? Value)> values) =>
        world.Service(side).Add(null, values.Select(value => KeyValuePair.Create(value.Field.On(side), FieldValue.Of(value.Value))));

    public void Edit(Side side, SimRow row, SimField field, SimEdit edit)
    {
        var service = world.Service(side);
        var present = field.Of(row.Values, side);
        var value = edit switch
        {
            SimEdit.Blank when field.CanBeBlank => FieldValue.Blank,
            SimEdit.WhatThePartnerHas when Partner(side, row) is { } partner => field.Of(partner.Values, side.Opposite()),
            SimEdit.WhatItWasBefore when _before.TryGetValue((row, field), out var before) => before,
            SimEdit.WhatBusinessCentralRefuses when field == SimField.Phone && side == Side.Sales => FieldValue.Of($"call! {world.NextNumber()}"),
            _ => FieldValue.Of(field.Make(world.NextNumber())),
        };
        if (value.IsBlank && !field.CanBeBlank)
            return;
        _before[(row, field)] = present;
        KeyValuePair<string, FieldValue>[] values = [KeyValuePair.Create(field.On(side), value)];
        if (service.Refusal(values) is null)
            service.Set(row, values);
    }

    private SimRow? Partner(Side side, SimRow row) =>
        world.Couplings().FirstOrDefault(coupling => coupling.IdOn(side) == row.Id) is { } coupling ? world.Service(side.Opposite()).Find(coupling.IdOn(side.Opposite())) : null;
}
