namespace CouplingTools;

/// <summary>Which field or fields on one side correspond to which on the other, and how.</summary>
public sealed record FieldMapping
{
    /// <summary>The name used by <c>-Field</c> and in results; by default the Business Central field.</summary>
    public required string Name { get; init; }

    /// <summary>What is worth knowing of the field, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>The Business Central field; empty for a constant written to Sales.</summary>
    public IReadOnlyList<string> BusinessCentral { get; init; } = [];

    /// <summary>The Sales field, or the several fields of a person name; empty for a constant written to Business Central.</summary>
    public IReadOnlyList<string> Sales { get; init; } = [];

    /// <summary>The directions allowed for this field.</summary>
    public SyncDirection Direction { get; init; } = SyncDirection.Bidirectional;

    /// <summary>The name of the codec: <c>text</c>, <c>code</c>, <c>decimal</c>, <c>integer</c>, <c>date</c>, <c>dateTime</c>, <c>boolean</c>, <c>guid</c>, <c>option</c>, <c>lookup</c>, <c>personName</c>, <c>constant</c>.</summary>
    public string Codec { get; init; } = "text";

    /// <summary>The transformations applied on the way to Sales, in order.</summary>
    public IReadOnlyList<FieldTransformation> TransformToSales { get; init; } = [];

    /// <summary>The transformations applied on the way to Business Central, in order.</summary>
    public IReadOnlyList<FieldTransformation> TransformToBusinessCentral { get; init; } = [];

    /// <summary>The value of a <c>constant</c>.</summary>
    public object? Constant { get; init; }

    /// <summary>For <c>option</c>: the Business Central value of each Sales option value.</summary>
    public IReadOnlyDictionary<string, int> Options { get; init; } = new Dictionary<string, int>();

    /// <summary>For <c>option</c>: the Sales label of each Business Central value, where the mapping gives labels instead of numbers.</summary>
    public IReadOnlyDictionary<string, string> OptionLabels { get; init; } = new Dictionary<string, string>();

    /// <summary>For <c>lookup</c>, and for <c>option</c> over a Business Central id: how a reference is translated.</summary>
    public LookupDefinition? Lookup { get; init; }

    /// <summary>What happens when a lookup or an option has no counterpart. An option waits for no record, so for one <see cref="LookupMissingPolicy.Defer"/> fails as well.</summary>
    public LookupMissingPolicy OnLookupMissing { get; init; } = LookupMissingPolicy.Defer;

    /// <summary>Whether a blank is never written to the other side.</summary>
    public bool NotNull { get; init; }

    /// <summary>Whether the field is written to new records only and never compared: from then on each side's value is its own.</summary>
    public bool CreateOnly { get; init; }

    /// <summary>Who wins a conflict of this field unless the call says otherwise; the mapping's policy unless given.</summary>
    public ConflictPolicy? OnConflict { get; init; }

    /// <summary>For <c>text</c> and <c>code</c>: what happens to a text that is longer than the field it goes to; the mapping's policy unless given.</summary>
    public TruncationPolicy Truncation { get; init; } = TruncationPolicy.Error;

    /// <summary>Fields of one group are always written to Business Central together.</summary>
    public string? Group { get; init; }

    /// <summary>The number of decimal places a <c>decimal</c> is compared with.</summary>
    public int? Scale { get; init; }

    /// <summary>The least number a <c>decimal</c> has in Sales; lesser ones are written as this one.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>How the field takes part in match-based coupling, once for each rule it is in.</summary>
    public IReadOnlyList<FieldMatch> Match { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
