using System.Management.Automation;

namespace CouplingTools.Input;

/// <summary>Refuses plain text where a SecureString is needed, without repeating it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HiddenTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => InputValue.Unwrap(inputData) is string
        ? throw new ArgumentTransformationMetadataException(CmdletText.Message("TextNotHidden"))
        : inputData;
}
