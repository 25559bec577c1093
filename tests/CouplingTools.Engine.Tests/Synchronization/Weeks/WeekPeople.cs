using CouplingTools.Engine.Tests.Synchronization.Running;

namespace CouplingTools.Engine.Tests.Synchronization.Weeks;

/// <summary>People who edit, rename, delete and add records on both sides, past the synchronization.</summary>
internal sealed class WeekPeople(World world, Random random)
{
    private const int LettersInHundred = 3;
    private int _given = 1_000;

    /// <summary>Records of the beginning: the first of them on both sides.</summary>
    public static async Task<List<RecordReference>> SettleAsync(World world, int pairs, int alone)
    {
        var inputs = new List<RecordReference>();
        for (var number = 1; number <= pairs + alone; number++)
        {
            var customer = await world.Users.CreateAsync(Side.BusinessCentral, [.. WeekField.All.Where(field => field.BusinessCentral != "number").Select(field => (field.BusinessCentral, (object?)field.Format(number)))]);
            if (number <= pairs)
                inputs.Add(Runs.On(Side.BusinessCentral, customer.Id));
        }

        for (var number = 501; number <= 500 + alone; number++)
            await world.Users.CreateAsync(Side.Sales, [.. WeekField.All.Where(field => field.IsTwoWay).Select(field => (field.Sales, (object?)field.Format(number)))]);
        return inputs;
    }

    /// <summary>A day's work on some records.</summary>
    public async Task WorkAsync(WeekState state)
    {
        foreach (var side in (Side[])[Side.BusinessCentral, Side.Sales])
        {
            foreach (var record in random.Some(state.On(side).Values, 25))
                await EditAsync(state, record);
            foreach (var record in random.Some(state.On(side).Values, random.Next(3)))
                await world.Users.DeleteAsync(side, record.Id);
            for (var added = random.Next(3); added > 0; added--)
                await world.Users.CreateAsync(side, (WeekField.All[0].On(side), WeekField.All[0].Format(_given++)));
        }
    }

    /// <summary>Puts right most of what Business Central refuses.</summary>
    public async Task MendAsync(WeekState state)
    {
        foreach (var account in state.On(Side.Sales).Values.Where(WeekFitness.IsUnfit).Where(_ => random.Next(4) > 0))
            await world.Users.EditAsync(Side.Sales, account.Id, ("telephone1", $"+1 {_given++}"));
    }

    private async Task EditAsync(WeekState state, ServiceRecord record)
    {
        var fields = WeekField.All.Where(field => field.IsTwoWay || record.Side == Side.BusinessCentral);
        var values = new List<(string, object?)>();
        foreach (var field in random.Some(fields, random.Next(1, 4)))
            values.Add((field.On(record.Side), Value(state, record, field)));
        await world.Users.EditAsync(record.Side, record.Id, [.. values]);
    }

    /// <summary>Mostly something new; at times nothing, or what the partner has by now.</summary>
    private object? Value(WeekState state, ServiceRecord record, WeekField field)
    {
        var partner = state.Couplings.Select(coupling => (WeekPair?)WeekPair.Of(coupling)).FirstOrDefault(pair => pair!.Value.On(record.Side) == record.Id);
        return random.Next(100) switch
        {
            < 8 when field.CanBeBlank => string.Empty,
            < 16 when field.IsTwoWay && partner is { } pair && state.IsWhole(pair) && !WeekFitness.IsUnfit(state, pair) =>
                state.ValuesOf(field, pair).On(record.Side.Opposite()),
            < 16 + (4 * LettersInHundred) when field.Sales == "telephone1" && record.Side == Side.Sales => $"{WeekFitness.UnfitPhone} {_given++}",
            _ => field.Format(_given++),
        };
    }
}
