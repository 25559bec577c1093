namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>Something that somebody does. Records are picked by numbers, so that a step keeps a meaning when others are left out.</summary>
internal abstract record SimStep
{
    public abstract Task DoAsync(SimWorld world);

    protected static T? Pick<T>(IReadOnlyList<T> choices, int number)
        where T : class => choices.Count == 0 ? null : choices[number % choices.Count];
}

/// <summary>Somebody adds a record.</summary>
internal sealed record AddStep(Side Side, string? Name, bool IsPlain) : SimStep
{
    public override Task DoAsync(SimWorld world)
    {
        var fields = SimField.All.Where(field => field != SimField.Number && (!IsPlain || field == SimField.Title));
        world.Users.Add(Side, [.. fields.Select(field => (field, field == SimField.Title && Name is not null ? Name : (object?)field.Make(world.NextNumber())))]);
        return Task.CompletedTask;
    }

    public override string ToString() => $"somebody adds a record to {Side}{(Name is null ? string.Empty : $", named {Name}")}{(IsPlain ? ", with a name only" : string.Empty)}";
}

/// <summary>Somebody edits a field of a record.</summary>
internal sealed record EditStep(Side Side, int Record, SimField Field, SimEdit Edit) : SimStep
{
    public override Task DoAsync(SimWorld world)
    {
        if (Pick(world.Service(Side).Rows, Record) is { } row)
            world.Users.Edit(Side, row, Field, Edit);
        return Task.CompletedTask;
    }

    public override string ToString() => $"somebody edits {Field} of record {Record} in {Side}: {Edit}";
}

/// <summary>What an edit makes of a field.</summary>
internal enum SimEdit
{
    New,
    Blank,
    WhatThePartnerHas,
    WhatItWasBefore,
    WhatBusinessCentralRefuses,
}

internal sealed record DeleteStep(Side Side, int Record) : SimStep
{
    public override Task DoAsync(SimWorld world)
    {
        if (Pick(world.Service(Side).Rows, Record) is { } row)
            world.Service(Side).Delete(row);
        return Task.CompletedTask;
    }

    public override string ToString() => $"somebody deletes record {Record} in {Side}";
}

internal sealed record UndeleteStep(Side Side, int Record) : SimStep
{
    public override Task DoAsync(SimWorld world)
    {
        if (Pick(world.Service(Side).Deleted, Record) is { } row)
            world.Service(Side).Undelete(row);
        return Task.CompletedTask;
    }

    public override string ToString() => $"somebody brings deleted record {Record} in {Side} back";
}

/// <summary>Time passes.</summary>
internal sealed record WaitStep(int Minutes) : SimStep
{
    public override Task DoAsync(SimWorld world)
    {
        world.Clock.Advance(TimeSpan.FromMinutes(Minutes));
        world.LandAll();
        return Task.CompletedTask;
    }

    public override string ToString() => $"{Minutes} minutes pass";
}

/// <summary>A service forgets the watermarks that it gave.</summary>
internal sealed record ExpireStep(Side Side) : SimStep
{
    public override Task DoAsync(SimWorld world)
    {
        world.Service(Side).ExpireWatermarks();
        return Task.CompletedTask;
    }

    public override string ToString() => $"the watermarks of {Side} expire";
}

/// <summary>An administrator gives the mapping other policies.</summary>
internal sealed record MappingStep(int Mapping) : SimStep
{
    public override Task DoAsync(SimWorld world)
    {
        world.HasMappingChanged |= world.Mapping != SimMapping.All[Mapping];
        world.Mapping = SimMapping.All[Mapping];
        return Task.CompletedTask;
    }

    public override string ToString() => $"phone numbers may go {SimMapping.All[Mapping].PhoneDirection}, conflicts of towns are {SimMapping.All[Mapping].TownConflicts?.ToString() ?? "as any"}";
}
