namespace CouplingTools.Sandbox.Dataverse;

/// <summary>
/// Behaviour of the Web API that its documentation leaves open, or that differs between environments.
/// The defaults are what clients observe most often.
/// </summary>
/// <param name="EmptyTextIsNull">Whether an empty string is stored as null.</param>
/// <param name="RefuseStateOnCreate">Whether a create request that sets statecode is refused; otherwise the value is ignored.</param>
/// <param name="RefuseReadOnlyColumns">Whether a read-only column in a body is refused; otherwise it is ignored, as Microsoft's "Locating attributes that are valid for creating or updating records" says.</param>
/// <param name="HasCompanies">Whether Business Central's solution is installed, which adds a table of companies and to some tables the column that refers to it.</param>
public sealed record DataverseProfile(
    bool EmptyTextIsNull = true, bool RefuseStateOnCreate = false, bool RefuseReadOnlyColumns = false, bool HasCompanies = false);
