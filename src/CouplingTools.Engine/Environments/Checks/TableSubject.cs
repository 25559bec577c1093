using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Environments.Checks;

/// <summary>A mapped table of one side, with the service it belongs to.</summary>
internal sealed record TableSubject(RecordMapping Mapping, IRecordService Service)
{
    public Side Side => Service.Side;

    public TableReference Reference => Workspace.TableOf(Mapping, Side);

    /// <summary>Whether the mapping ever writes to this side.</summary>
    public bool IsTarget => Mapping.Direction.Allows(Side);

    public CheckSubject Check(string name) => new(name, Side, Mapping.Name);
}
