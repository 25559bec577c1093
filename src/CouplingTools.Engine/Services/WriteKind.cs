namespace CouplingTools.Engine.Services;

internal enum WriteKind
{
    Create,
    Update,
    Delete,
}
