namespace CouplingTools.Sandbox.Schema;

/// <summary>An enumeration of Business Central: its member names, escaped as on the wire, in the order of their values.</summary>
internal sealed record EnumSchema(string Name, IReadOnlyList<EnumMember> Members);

/// <summary>A member of an enumeration.</summary>
internal sealed record EnumMember(string Name, int Value);
