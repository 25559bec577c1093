namespace CouplingTools.Engine.Mappings.Transformations;

/// <summary>An argument that a transformation cannot use.</summary>
internal sealed class TransformationArgumentException(string argument, string message) : Exception(message)
{
    public string Argument { get; } = argument;
}
